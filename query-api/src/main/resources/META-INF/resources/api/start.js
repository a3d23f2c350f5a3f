// In a file of its own, since the content security policy lets no script run that stands in the page.
SwaggerUIBundle({
  urls: [
    { name: 'OpenAPI 3.1', url: '/q/openapi?format=json' },
    { name: 'OpenAPI 3.0.3', url: '/q/openapi-3.0?format=json' },
  ],
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  tryItOutEnabled: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
});
