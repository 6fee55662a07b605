{{/* What a schema can't say well: values that are needed, in sentences that say what to do. */}}
{{- define "woocommerce-store.validate" -}}
{{- if not .Values.credentials.existingSecret }}
{{- fail "credentials.existingSecret is empty: make a Secret with the store's passwords, keys and salts in the release's namespace and name it here. The chart makes none, so that an upgrade can't change a password that the database keeps." }}
{{- end }}
{{- if not .Values.store.url }}
{{- fail "store.url is empty: give the shop's address, for example http://demo.localtest.me." }}
{{- end }}
{{- if not .Values.store.adminEmail }}
{{- fail "store.adminEmail is empty: give the e-mail address of the shop's administrator." }}
{{- end }}
{{- if gt (len .Release.Name) 42 }}
{{- fail (printf "The release's name %q has %d characters, and 42 is the most: the names of the store's pods are made from it." .Release.Name (len .Release.Name)) }}
{{- end }}
{{- if and (not .Values.mariadb.enabled) (not .Values.externalDatabase.host) }}
{{- fail "mariadb.enabled is false and externalDatabase.host is empty: give the host name of the database." }}
{{- end }}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}
{{- fail "httpRoute.enabled is true and httpRoute.parentRefs is empty: name the Gateway that the route is attached to." }}
{{- end }}
{{- if and .Values.woocommerce.source.url (not .Values.woocommerce.source.sha256) }}
{{- fail "woocommerce.source.url is set and woocommerce.source.sha256 is empty: give the archive's SHA-256." }}
{{- end }}
{{- if .Values.objectCache.enabled }}
{{- range .Values.blueprint.plugins }}
{{- if eq .slug "redis-cache" }}
{{- fail "blueprint.plugins has redis-cache, which objectCache.enabled brings by itself: leave it out there." }}
{{- end }}
{{- end }}
{{- end }}
{{- $digest := include "woocommerce-store.programs.digest" . }}
{{- with .Values.programs.existingConfigMaps }}
{{- if and $digest (not (hasSuffix (print "-" $digest) .)) }}
{{- fail (printf "programs.existingConfigMaps is %q and doesn't end with -%s: the ConfigMaps are those of another version of the chart. Leave it empty, and the release has the files itself." . $digest) }}
{{- end }}
{{- end }}
{{- end }}
