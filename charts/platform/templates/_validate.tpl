{{/* What a schema can't say well: values that are needed, in sentences that say what to do. */}}
{{- define "platform.validate" -}}
{{- if not .Values.portal.url }}
{{- fail "portal.url is empty: give the portal's address, for example https://portal.example.com." }}
{{- end }}
{{- if not .Values.backendSecret.existingSecret }}
{{- fail "backendSecret.existingSecret is empty: make a Secret with the key backend-secret in the release's namespace and name it here. The chart makes none, so that an upgrade can't change what sessions and tokens are signed with." }}
{{- end }}
{{- if not .Values.database.existingSecret }}
{{- fail "database.existingSecret is empty: name a Secret with the database's password, such as the <cluster>-app of CloudNativePG. The chart makes none, so that an upgrade can't change a password that the database keeps." }}
{{- end }}
{{- if not (or .Values.stores.localCluster .Values.stores.clusters (.Values.appConfig.woocommerce | default dict).clusters) }}
{{- fail "stores.localCluster and stores.clusters are both empty: a portal needs at least one cluster for stores. Name the one that it runs on in stores.localCluster, or others in stores.clusters." }}
{{- end }}
{{- if gt (len .Release.Name) 42 }}
{{- fail (printf "The release's name %q has %d characters, and 42 is the most: the names of its pods are made from it." .Release.Name (len .Release.Name)) }}
{{- end }}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}
{{- fail "httpRoute.enabled is true and httpRoute.parentRefs is empty: name the Gateway that the route is attached to." }}
{{- end }}
{{- end }}

{{/* The access alone in the place of a portal would remove that with its database, for want of a value. */}}
{{- define "platform.validate.access" -}}
{{- $labels := dig "metadata" "labels" dict (lookup "apps/v1" "Deployment" .Release.Namespace (include "platform.fullname" .)) }}
{{- if and (eq (get $labels "app.kubernetes.io/instance") .Release.Name) (eq (get $labels "app.kubernetes.io/component") "portal") }}
{{- fail (printf "portal.enabled is false, and the release %q in namespace %q has a portal, which this upgrade would remove together with its Service and its database. To bring the account's rights up to date, upgrade the release with the values that it was installed with. To have the access alone, uninstall the release first." .Release.Name .Release.Namespace) }}
{{- end }}
{{- end }}
