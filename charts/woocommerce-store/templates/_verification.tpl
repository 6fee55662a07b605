{{/* The part of the store's Secret with which the chart's own programs prove themselves to WordPress. */}}
{{- define "woocommerce-store.verification.secret" -}}
secret:
  secretName: {{ .Values.credentials.existingSecret }}
  defaultMode: 0440
  items:
    - key: verification-key
      path: verification-key
{{- end }}

{{/* The port of the address that the verification asks. */}}
{{- define "woocommerce-store.verification.port" -}}
{{- $url := urlParse .Values.store.url }}
{{- $port := regexFind ":[0-9]+$" (.Values.verification.routeAddress | default $url.host) | trimPrefix ":" }}
{{- $port | default (ternary "443" "80" (eq $url.scheme "https")) }}
{{- end }}
