{{/* User and group of the official Apache image's www-data. */}}
{{- define "woocommerce-store.wordpress.uid" -}}
33
{{- end }}

{{- define "woocommerce-store.database.host" -}}
{{- if .Values.mariadb.enabled }}
{{- include "woocommerce-store.mariadb.fullname" . }}:3306
{{- else }}
{{- printf "%s:%d" .Values.externalDatabase.host (int .Values.externalDatabase.port) }}
{{- end }}
{{- end }}

{{- define "woocommerce-store.database.name" -}}
{{- ternary "wordpress" .Values.externalDatabase.name .Values.mariadb.enabled }}
{{- end }}

{{- define "woocommerce-store.database.user" -}}
{{- ternary "wordpress" .Values.externalDatabase.user .Values.mariadb.enabled }}
{{- end }}

{{/* Names of WordPress's keys and salts, as the Secret has them. */}}
{{- define "woocommerce-store.wordpress.keys" -}}
auth-key secure-auth-key logged-in-key nonce-key auth-salt secure-auth-salt logged-in-salt nonce-salt
{{- end }}

{{/*
Settings of everything that loads WordPress. The variables are those that the image documents; secrets come as mounted
files, so that no environment holds one.
*/}}
{{- define "woocommerce-store.wordpress.env" -}}
- name: WORDPRESS_DB_HOST
  value: {{ include "woocommerce-store.database.host" . | quote }}
- name: WORDPRESS_DB_NAME
  value: {{ include "woocommerce-store.database.name" . | quote }}
- name: WORDPRESS_DB_USER
  value: {{ include "woocommerce-store.literal" (include "woocommerce-store.database.user" .) }}
- name: WORDPRESS_DB_PASSWORD_FILE
  value: /run/secrets/store/mariadb-password
{{- range splitList " " (include "woocommerce-store.wordpress.keys" .) }}
- name: WORDPRESS_{{ . | upper | replace "-" "_" }}_FILE
  value: /run/secrets/store/{{ . }}
{{- end }}
- name: STORE_URL
  value: {{ .Values.store.url | quote }}
- name: STORE_INTERNET_ACCESS
  value: {{ .Values.internetAccess | quote }}
# The colon keeps the image's own settings; the folder's come after them.
- name: PHP_INI_SCAN_DIR
  value: ":/etc/store/php"
{{- end }}

{{/* Settings of what serves the shop or changes it, beside those of WordPress. */}}
{{- define "woocommerce-store.web.env" -}}
- name: STORE_VERIFICATION_KEY_FILE
  value: /run/secrets/store/verification-key
- name: STORE_CRON_MAX_OVERDUE_MINUTES
  value: {{ int .Values.cron.backlog.maxOverdueMinutes | quote }}
{{- with .Values.smtp }}
- name: STORE_SMTP_HOST
  value: {{ .host | quote }}
- name: STORE_SMTP_PORT
  value: {{ int .port | quote }}
- name: STORE_SMTP_ENCRYPTION
  value: {{ .encryption | quote }}
- name: STORE_SMTP_FROM
  value: {{ include "woocommerce-store.literal" .from }}
- name: STORE_SMTP_FROM_NAME
  value: {{ include "woocommerce-store.literal" .fromName }}
{{- if .existingSecret }}
- name: STORE_SMTP_USERNAME_FILE
  value: /run/secrets/store-smtp/username
- name: STORE_SMTP_PASSWORD_FILE
  value: /run/secrets/store-smtp/password
{{- end }}
{{- end }}
{{- if .Values.objectCache.enabled }}
- name: STORE_CACHE_HOST
  value: {{ include "woocommerce-store.cache.fullname" . }}
- name: STORE_CACHE_PORT
  value: "6379"
- name: STORE_CACHE_PASSWORD_FILE
  value: /run/secrets/store/cache-password
- name: STORE_CACHE_IGNORED_GROUPS
  value: {{ join "," .Values.objectCache.ignoredGroups | quote }}
{{- end }}
{{- end }}

{{/* A text as a variable's value: Kubernetes would put other variables in place of `$(NAME)`. */}}
{{- define "woocommerce-store.literal" -}}
{{- . | replace "$(" "$$(" | quote }}
{{- end }}

{{/* Settings of the set-up, beside those of WordPress. */}}
{{- define "woocommerce-store.bootstrap.env" -}}
- name: STORE_TITLE
  value: {{ include "woocommerce-store.literal" .Values.store.title }}
- name: STORE_ADMIN_USER
  value: {{ .Values.store.adminUser | quote }}
- name: STORE_ADMIN_EMAIL
  value: {{ .Values.store.adminEmail | quote }}
- name: STORE_ADMIN_PASSWORD_FILE
  value: /run/secrets/store-admin/wordpress-password
- name: STORE_COUNTRY
  value: {{ .Values.store.country | quote }}
- name: STORE_CURRENCY
  value: {{ .Values.store.currency | quote }}
- name: STORE_CASH_ON_DELIVERY
  value: {{ .Values.store.cashOnDelivery | quote }}
- name: STORE_WOOCOMMERCE_VERSION
  value: {{ .Values.woocommerce.version | quote }}
- name: STORE_WOOCOMMERCE_URL
  value: {{ include "woocommerce-store.literal" .Values.woocommerce.source.url }}
- name: STORE_WOOCOMMERCE_SHA256
  value: {{ .Values.woocommerce.source.sha256 | quote }}
- name: STORE_BLUEPRINT
  value: /etc/store-bootstrap/blueprint.json
- name: STORE_OBJECT_CACHE
  value: {{ .Values.objectCache.enabled | quote }}
- name: STORE_DATABASE_TIMEOUT
  value: {{ int .Values.bootstrap.databaseTimeoutSeconds | quote }}
- name: STORE_DOWNLOAD_TIMEOUT
  value: {{ int .Values.bootstrap.downloadTimeoutSeconds | quote }}
- name: STORE_LOCK_TIMEOUT
  value: {{ int .Values.bootstrap.lockTimeoutSeconds | quote }}
{{- end }}

{{/* What the store begins with, as JSON: the blueprint, and the plugin that the object cache needs. */}}
{{- define "woocommerce-store.blueprint" -}}
{{- $blueprint := deepCopy .Values.blueprint }}
{{- with .Values.objectCache }}
{{- if .enabled }}
{{- $plugin := merge (dict "slug" "redis-cache") (pick .plugin "version" "url" "sha256") }}
{{- $_ := set $blueprint "plugins" (append $blueprint.plugins $plugin) }}
{{- end }}
{{- end }}
{{- $blueprint | toJson }}
{{- end }}

{{/*
WordPress is served from where the image keeps it, read-only: an image with a newer WordPress is an upgrade, and nothing
can write into the core. Only wp-content is a volume, at the place where plugins expect it.
*/}}
{{- define "woocommerce-store.wordpress.mounts" -}}
- name: content
  mountPath: /usr/src/wordpress/wp-content
- name: settings
  mountPath: /usr/src/wordpress/wp-config.php
  subPath: wp-config.php
  readOnly: true
- name: settings
  mountPath: /etc/store
  readOnly: true
- name: secrets
  mountPath: /run/secrets/store
  readOnly: true
{{- if .Values.smtp.existingSecret }}
- name: smtp-secret
  mountPath: /run/secrets/store-smtp
  readOnly: true
{{- end }}
- name: tmp
  mountPath: /tmp
{{- end }}

{{/* Volumes of everything that loads WordPress. */}}
{{- define "woocommerce-store.wordpress.volumes" -}}
- name: content
  persistentVolumeClaim:
    claimName: {{ include "woocommerce-store.wordpress.fullname" . }}
- name: settings
  projected:
    sources:
      - configMap:
          name: {{ include "woocommerce-store.wordpress.fullname" . }}
          items:
            - key: apache.conf
              path: apache.conf
            - key: store.ini
              path: php/store.ini
      - configMap:
          name: {{ include "woocommerce-store.programs.web" . }}
          items:
            - key: wp-config.php
              path: wp-config.php
            # mu-NAME.php is the must-use plugin NAME.php, health-NAME.php answers at /NAME.php to probes and to Prometheus.
            {{- range $path, $_ := .Files.Glob "files/web/{mu,health}-*.php" }}
            - key: {{ base $path }}
              path: {{ regexReplaceAll "^health-" (regexReplaceAll "^mu-" (base $path) "mu-plugins/") "health/" }}
            {{- end }}
- name: secrets
  secret:
    secretName: {{ .Values.credentials.existingSecret }}
    defaultMode: 0440
    items:
      - key: mariadb-password
        path: mariadb-password
      - key: verification-key
        path: verification-key
      {{- if .Values.objectCache.enabled }}
      - key: cache-password
        path: cache-password
      {{- end }}
      {{- range splitList " " (include "woocommerce-store.wordpress.keys" .) }}
      - key: {{ . }}
        path: {{ . }}
      {{- end }}
{{- with .Values.smtp.existingSecret }}
- name: smtp-secret
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: username
        path: username
      - key: password
        path: password
{{- end }}
- name: tmp
  emptyDir: {}
{{- end }}
