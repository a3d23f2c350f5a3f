/**
 * Events come in with the endpoint they are for. What is sent of them goes out, in the form the
 * endpoint asks for: JSON of three kinds for programs and chats, plain text for mailboxes.
 */
package io.fleet.notifier.format;
