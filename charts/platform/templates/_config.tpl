{{/* Where Secrets are mounted. */}}
{{- define "platform.secrets" -}}
/run/secrets/portal
{{- end }}

{{/*
One field of the database's connection. Takes {root, field}: the value itself, that of the bundled PostgreSQL, or the
file with the Secret's.
*/}}
{{- define "platform.database.field" -}}
{{- $root := .root }}
{{- $bundled := dict "host" (include "platform.postgresql.fullname" $root) "port" "5432" "user" "backstage" "name" "backstage" }}
{{- $value := get $root.Values.database .field }}
{{- if and (not $value) $root.Values.postgresql.enabled }}
{{- $value = get $bundled .field }}
{{- end }}
{{- if $value }}
{{- dict "value" (toString $value) | toYaml }}
{{- else }}
{{- dict "value" (dict "$file" (printf "%s/database/%s" (include "platform.secrets" $root) .field)) | toYaml }}
{{- end }}
{{- end }}

{{/* The fields that only the Secret knows, one a word. The password always is one. */}}
{{- define "platform.database.secretFields" -}}
{{- $fields := list "password" }}
{{- range list "host" "port" "user" "name" }}
{{- if kindIs "map" (include "platform.database.field" (dict "root" $ "field" .) | fromYaml).value }}
{{- $fields = append $fields . }}
{{- end }}
{{- end }}
{{- join " " $fields }}
{{- end }}

{{- define "platform.config.database" -}}
{{- $connection := dict "password" (dict "$file" (printf "%s/database/password" (include "platform.secrets" .))) }}
{{- range $field, $key := dict "host" "host" "port" "port" "user" "user" "name" "database" }}
{{- $_ := set $connection $key (include "platform.database.field" (dict "root" $ "field" $field) | fromYaml).value }}
{{- end }}
{{- with .Values.database.tls }}
{{- if .enabled }}
{{- $ssl := dict "rejectUnauthorized" true }}
{{- if .caSecret }}
{{- $_ := set $ssl "ca" (dict "$file" (printf "%s/database-ca/ca.crt" (include "platform.secrets" $))) }}
{{- end }}
{{- $_ := set $connection "ssl" $ssl }}
{{- end }}
{{- end }}
client: pg
# A schema for each plugin in one database: the user of a managed database may make no databases.
pluginDivisionMode: schema
ensureExists: false
ensureSchemaExists: true
connection:
  # What is not answered, as when PostgreSQL's pod goes, would else hold requests up for half a minute and fail another one.
  # More than a process needs that starts on a busy node and cannot listen meanwhile.
  connectionTimeoutMillis: 10000
  keepAlive: true
  keepAliveInitialDelayMillis: 10000
  {{- toYaml $connection | nindent 2 }}
knexConfig:
  pool:
    min: 0
    max: {{ int .Values.database.poolSize }}
{{- end }}

{{- define "platform.config.clusters" -}}
{{- $clusters := list }}
{{- with .Values.stores.localCluster }}
{{- $clusters = append $clusters (merge (dict "name" .) (deepCopy $.Values.stores.localClusterSettings)) }}
{{- end }}
{{- range .Values.stores.clusters }}
{{- $kubeconfig := printf "%s/clusters/%s/kubeconfig" (include "platform.secrets" $) .name }}
{{- $clusters = append $clusters (merge (dict "name" .name "kubeconfig" $kubeconfig) (omit . "name" "existingSecret")) }}
{{- end }}
{{- toYaml $clusters }}
{{- end }}

{{/* What the chart's values mean for Backstage. */}}
{{- define "platform.config.own" -}}
app:
  baseUrl: {{ .Values.portal.url | quote }}
backend:
  baseUrl: {{ .Values.portal.url | quote }}
  trustProxy: {{ int .Values.portal.trustedProxies }}
  cors:
    origin: {{ .Values.portal.url | quote }}
  lifecycle:
    serverShutdownDelay:
      seconds: {{ int .Values.portal.shutdown.serverDelaySeconds }}
  auth:
    keys:
      - secret:
          $file: {{ include "platform.secrets" . }}/backend/backend-secret
  database:
    {{- include "platform.config.database" . | trim | nindent 4 }}
kubernetes:
  clusterLocatorMethods:
    - type: config
      {{- if and .Values.kubernetes.enabled (include "platform.viewer.secret" .) }}
      clusters:
        - name: {{ .Values.stores.localCluster | default "local" | quote }}
          url: https://kubernetes.default.svc
          authProvider: serviceAccount
          serviceAccountToken:
            $file: {{ include "platform.secrets" . }}/viewer/token
          caFile: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
          skipMetricsLookup: true
      {{- else }}
      clusters: []
      {{- end }}
woocommerce:
  clusters:
    {{- include "platform.config.clusters" . | trim | nindent 4 }}
  storefront:
    scheme: {{ .Values.stores.scheme }}
{{- end }}

{{- define "platform.config" -}}
{{- mergeOverwrite (include "platform.config.own" . | fromYaml) (deepCopy .Values.appConfig) | toYaml }}
{{- end }}
