{{/* The labels by which controllers and services find pods. Takes {root, component}. They can never change. */}}
{{- define "woocommerce-store.selectorLabels" -}}
app.kubernetes.io/name: {{ include "woocommerce-store.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/*
Labels without any version, for volume claim templates: those can't be changed, so a label that changes with the chart
would make every upgrade fail. Takes {root, component}.
*/}}
{{- define "woocommerce-store.stableLabels" -}}
{{- $own := fromYaml (include "woocommerce-store.selectorLabels" .) }}
{{- $_ := set $own "app.kubernetes.io/managed-by" .root.Release.Service }}
{{- $_ := set $own "app.kubernetes.io/part-of" (include "woocommerce-store.name" .root) }}
{{- mergeOverwrite (deepCopy .root.Values.commonLabels) $own | toYaml }}
{{- end }}

{{/* Labels of pod templates: without the chart's version, so that pods restart only when something in them changes. */}}
{{- define "woocommerce-store.podLabels" -}}
{{ include "woocommerce-store.stableLabels" . }}
{{- end }}

{{/* Labels of objects. Takes {root, component}. */}}
{{- define "woocommerce-store.labels" -}}
{{ include "woocommerce-store.stableLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels of what the Prometheus operator reads, with those it looks for. Takes {scope, labels}. */}}
{{- define "woocommerce-store.monitoringLabels" -}}
{{- mergeOverwrite (deepCopy .labels) (include "woocommerce-store.labels" .scope | fromYaml) | toYaml }}
{{- end }}
