{{/* The labels by which controllers and services find pods. Takes {root, component}. They can never change. */}}
{{- define "platform.selectorLabels" -}}
app.kubernetes.io/name: {{ include "platform.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/*
Labels without any version, for volume claim templates: those can't be changed, so a label that changes with the chart
would make every upgrade fail. Takes {root, component}.
*/}}
{{- define "platform.stableLabels" -}}
{{- $own := fromYaml (include "platform.selectorLabels" .) }}
{{- $_ := set $own "app.kubernetes.io/managed-by" .root.Release.Service }}
{{- $_ := set $own "app.kubernetes.io/part-of" (include "platform.name" .root) }}
{{- mergeOverwrite (deepCopy .root.Values.commonLabels) $own | toYaml }}
{{- end }}

{{/* Labels of objects. Takes {root, component}. */}}
{{- define "platform.labels" -}}
{{ include "platform.stableLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Labels of what the Prometheus operator and Grafana read, with those they look for. Takes {root, labels}. */}}
{{- define "platform.monitoringLabels" -}}
{{- mergeOverwrite (deepCopy .labels) (include "platform.labels" (dict "root" .root "component" "portal") | fromYaml) | toYaml }}
{{- end }}
