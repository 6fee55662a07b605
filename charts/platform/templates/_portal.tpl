{{/* Variables that app-config.production.yaml reads. Those that are empty are left out. Takes {root, oldSpace}. */}}
{{- define "platform.portal.env" -}}
- name: APP_BASE_URL
  value: {{ .root.Values.portal.url | quote }}
{{- range $name, $value := dict "STORE_DOMAIN" .root.Values.stores.domain "STORE_STORAGE_CLASS" .root.Values.stores.storageClass "STORE_INGRESS_CLASS" .root.Values.stores.ingressClassName "STORE_CLUSTER_ISSUER" .root.Values.stores.clusterIssuer "STORE_ROUTE_ADDRESS" .root.Values.stores.routeAddress "STORE_ADMIN_EMAIL" .root.Values.stores.adminEmail }}
{{- if $value }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- if .root.Values.monitoring.serviceMonitor.enabled }}
- name: OTEL_METRICS_EXPORTER
  value: prometheus
- name: OTEL_EXPORTER_PROMETHEUS_HOST
  value: 0.0.0.0
- name: OTEL_EXPORTER_PROMETHEUS_PORT
  value: "9464"
{{- end }}
# The scaffolder's templates run in an isolate that Node.js' snapshot doesn't go with.
- name: NODE_OPTIONS
  value: --no-node-snapshot --max-old-space-size={{ int .oldSpace }}
# Helm and others keep files at home, and only /tmp can be written.
- name: HOME
  value: /tmp
{{- end }}

{{/* The files with its configuration, as arguments; what the chart makes comes last. */}}
{{- define "platform.portal.configArgs" -}}
{{- range .Values.portal.configFiles }}
- --config
- {{ . | quote }}
{{- end }}
- --config
- /etc/portal/app-config.yaml
{{- end }}

{{/* What it reads, and where it may write. */}}
{{- define "platform.portal.mounts" -}}
- name: config
  mountPath: /etc/portal
  readOnly: true
- name: tmp
  mountPath: /tmp
{{- include "platform.portal.secretMounts" . }}
{{- with .Values.portal.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "platform.portal.volumes" -}}
- name: config
  configMap:
    name: {{ include "platform.fullname" . }}-config
- name: tmp
  emptyDir:
    sizeLimit: {{ .Values.portal.tmpSize }}
{{ include "platform.portal.secretVolumes" . }}
{{- with .Values.portal.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Every Secret that the portal reads, as a volume of its own with the keys that it needs. */}}
{{- define "platform.portal.secretVolumes" -}}
- name: backend-secret
  secret:
    secretName: {{ .Values.backendSecret.existingSecret }}
    defaultMode: 0440
    items:
      - key: {{ .Values.backendSecret.key }}
        path: backend-secret
- name: database-secret
  secret:
    secretName: {{ .Values.database.existingSecret }}
    defaultMode: 0440
    items:
      {{- range splitList " " (include "platform.database.secretFields" .) }}
      - key: {{ get $.Values.database.keys . }}
        path: {{ . }}
      {{- end }}
{{- if and .Values.database.tls.enabled .Values.database.tls.caSecret }}
- name: database-ca
  secret:
    secretName: {{ .Values.database.tls.caSecret }}
    defaultMode: 0440
    items:
      - key: {{ .Values.database.tls.caKey }}
        path: ca.crt
{{- end }}
{{- with .Values.auth.existingSecret }}
- name: auth-secret
  secret:
    secretName: {{ . }}
    defaultMode: 0440
{{- end }}
{{- if and .Values.kubernetes.enabled (include "platform.viewer.secret" .) }}
- name: viewer-secret
  secret:
    secretName: {{ include "platform.viewer.secret" . }}
    defaultMode: 0440
    items:
      - key: token
        path: token
{{- end }}
{{- range .Values.stores.clusters }}
- name: cluster-{{ .name }}
  secret:
    secretName: {{ .existingSecret }}
    defaultMode: 0440
    items:
      - key: kubeconfig
        path: kubeconfig
{{- end }}
{{- end }}

{{/* Where those volumes are in the container. */}}
{{- define "platform.portal.secretMounts" -}}
{{- $places := dict "backend-secret" "backend" "database-secret" "database" "database-ca" "database-ca" "auth-secret" "auth" "viewer-secret" "viewer" }}
{{- range (include "platform.portal.secretVolumes" . | fromYamlArray) }}
- name: {{ .name }}
  mountPath: {{ include "platform.secrets" $ }}/{{ get $places .name | default (trimPrefix "cluster-" .name | printf "clusters/%s") }}
  readOnly: true
{{- end }}
{{- end }}
