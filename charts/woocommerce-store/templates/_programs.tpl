{{/*
The chart's own PHP: the set-up, the verification, and what WordPress itself runs. All stores have the same, so that whoever
installs many of them makes these ConfigMaps beside the release, which is a quarter as large then.
*/}}

{{/* Name of the ConfigMap with the verification's programs. */}}
{{- define "woocommerce-store.programs.verification" -}}
{{- printf "%s-verification" (.Values.programs.existingConfigMaps | default (include "woocommerce-store.fullname" .)) }}
{{- end }}

{{/* Name of the ConfigMap with what WordPress runs. */}}
{{- define "woocommerce-store.programs.web" -}}
{{- with .Values.programs.existingConfigMaps }}
{{- printf "%s-web" . }}
{{- else }}
{{- include "woocommerce-store.wordpress.fullname" . }}
{{- end }}
{{- end }}

{{/*
What the end of the existing ConfigMaps' name has to be: they are those of this chart and no other. Empty where the files are,
too, since whoever made the ConfigMaps may give Helm a copy of the chart without what is in them.
*/}}
{{- define "woocommerce-store.programs.digest" -}}
{{- $content := "" }}
{{- range $path, $data := .Files.Glob "files/{bootstrap,verification,web}/*.php" }}
{{- $content = print $content (toString $data) }}
{{- end }}
{{- if $content }}
{{- $content | sha256sum | trunc 10 }}
{{- end }}
{{- end }}

{{/* ConfigMap data of the files of such a pattern. Takes {root, files}. */}}
{{- define "woocommerce-store.programs.data" -}}
{{- range $path, $_ := .root.Files.Glob .files }}
{{ base $path }}: |
  {{- $.root.Files.Get $path | nindent 2 }}
{{- end }}
{{- end }}
