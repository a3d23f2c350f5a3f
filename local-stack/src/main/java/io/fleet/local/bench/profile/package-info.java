/**
 * Where the time goes: a flight recording and the kernel's accounts of threads come in. Out go
 * shares of processor time by stage, and the hottest places.
 */
package io.fleet.local.bench.profile;
