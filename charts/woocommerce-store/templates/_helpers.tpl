{{/* Name of the chart, the value of app.kubernetes.io/name. */}}
{{- define "woocommerce-store.name" -}}
{{- .Chart.Name }}
{{- end }}

{{/* The release's name is the base of all names. There is no override: a value that renames a claim loses its data. */}}
{{- define "woocommerce-store.fullname" -}}
{{- .Release.Name }}
{{- end }}

{{- define "woocommerce-store.wordpress.fullname" -}}
{{- printf "%s-wordpress" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.mariadb.fullname" -}}
{{- printf "%s-mariadb" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.cron.fullname" -}}
{{- printf "%s-cron" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.cache.fullname" -}}
{{- printf "%s-cache" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.verification.fullname" -}}
{{- printf "%s-verification" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.backup.fullname" -}}
{{- printf "%s-backup" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.upgradeCheck.fullname" -}}
{{- printf "%s-upgrade-check" (include "woocommerce-store.fullname" .) }}
{{- end }}

{{- define "woocommerce-store.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "woocommerce-store.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{/* Host name of the shop, from its address. */}}
{{- define "woocommerce-store.host" -}}
{{- (urlParse .Values.store.url).hostname }}
{{- end }}

{{/* "true" when only one node can use the WordPress volume at a time. */}}
{{- define "woocommerce-store.singleNodeVolume" -}}
{{- ne .Values.wordpress.persistence.accessMode "ReadWriteMany" }}
{{- end }}

{{/*
An image's reference. Takes {root, image}. The chart's own digests are found by the whole name, so that they never hold
for an image, a tag or a mirror that somebody has chosen.
*/}}
{{- define "woocommerce-store.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $name := printf "%s/%s:%s" $registry .image.repository .image.tag -}}
{{- $digest := .image.digest -}}
{{- if and (not $digest) .root.Values.global.pinImages -}}
{{- $digest = get (.root.Files.Get "files/image-digests.yaml" | fromYaml) $name -}}
{{- end -}}
{{- $name }}{{ with $digest }}@{{ . }}{{ end }}
{{- end }}

{{/* A volume claim's storage class. Takes the value: "" is the default class, "-" is no class. */}}
{{- define "woocommerce-store.storageClass" -}}
{{- if eq . "-" }}
storageClassName: ""
{{- else if . }}
storageClassName: {{ . | quote }}
{{- end }}
{{- end }}
