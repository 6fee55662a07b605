{{/* Name of the chart, the value of app.kubernetes.io/name. */}}
{{- define "platform.name" -}}
{{- .Chart.Name }}
{{- end }}

{{/* The release's name is the base of all names. There is no override: a value that renames a claim loses its data. */}}
{{- define "platform.fullname" -}}
{{- .Release.Name }}
{{- end }}

{{- define "platform.postgresql.fullname" -}}
{{- printf "%s-postgresql" (include "platform.fullname" .) }}
{{- end }}

{{- define "platform.test.fullname" -}}
{{- printf "%s-test" (include "platform.fullname" .) }}
{{- end }}

{{- define "platform.preflight.fullname" -}}
{{- printf "%s-preflight" (include "platform.fullname" .) }}
{{- end }}

{{- define "platform.dashboard.fullname" -}}
{{- printf "%s-dashboard" (include "platform.fullname" .) }}
{{- end }}

{{/* The account that the portal acts on the cluster as. */}}
{{- define "platform.account" -}}
{{- .Values.access.account.name | default (include "platform.fullname" .) }}
{{- end }}

{{/* The account by which Backstage's Kubernetes plugin reads. */}}
{{- define "platform.viewer" -}}
{{- .Values.access.viewer.name | default (printf "%s-viewer" (include "platform.account" .)) }}
{{- end }}

{{/* The portal's account as the API server calls it. */}}
{{- define "platform.account.username" -}}
system:serviceaccount:{{ .Release.Namespace }}:{{ include "platform.account" . }}
{{- end }}

{{/* The Secret with the viewer's token; empty when there is none, and Backstage's Kubernetes plugin gets no cluster. */}}
{{- define "platform.viewer.secret" -}}
{{- if .Values.kubernetes.existingSecret }}
{{- .Values.kubernetes.existingSecret }}
{{- else if and .Values.access.enabled .Values.access.viewer.token }}
{{- printf "%s-token" (include "platform.viewer" .) }}
{{- end }}
{{- end }}

{{/* Host name of the portal, from its address. */}}
{{- define "platform.host" -}}
{{- (urlParse .Values.portal.url).hostname }}
{{- end }}

{{/*
An image's reference. Takes {root, image}. The chart's own digests are found by the whole name, so that they never hold
for an image, a tag or a mirror that somebody has chosen.
*/}}
{{- define "platform.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $name := printf "%s/%s:%s" $registry .image.repository (.image.tag | default .root.Chart.AppVersion) -}}
{{- $digest := .image.digest -}}
{{- if and (not $digest) .root.Values.global.pinImages -}}
{{- $digest = get (.root.Files.Get "files/image-digests.yaml" | fromYaml) $name -}}
{{- end -}}
{{- $name }}{{ with $digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
How long the portal's pods get to stop: the pause before, Backstage's own, and what Helm and the leases need then.
*/}}
{{- define "platform.terminationSeconds" -}}
{{- $shutdown := .Values.portal.shutdown -}}
{{- add (int $shutdown.preStopSeconds) (int $shutdown.serverDelaySeconds) (int $shutdown.workSeconds) }}
{{- end }}
