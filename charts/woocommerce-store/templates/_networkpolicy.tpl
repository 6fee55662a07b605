{{/*
Name look-ups. UDP and TCP, because long answers come by TCP; to any address, because a node-local cache isn't a pod.
*/}}
{{- define "woocommerce-store.networkpolicy.dns" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end }}

{{/* The database: the release's own pod, or any address at the port of an external one. */}}
{{- define "woocommerce-store.networkpolicy.database" -}}
{{- if .Values.mariadb.enabled }}
- to:
    - podSelector:
        matchLabels:
          {{- include "woocommerce-store.selectorLabels" (dict "root" . "component" "mariadb") | nindent 10 }}
  ports:
    - port: 3306
      protocol: TCP
{{- else }}
- ports:
    - port: {{ int .Values.externalDatabase.port }}
      protocol: TCP
{{- end }}
{{- end }}

{{/* The internet, without the ranges in which the cluster's own addresses are. */}}
{{- define "woocommerce-store.networkpolicy.web" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except:
          - 10.0.0.0/8
          - 100.64.0.0/10
          - 169.254.0.0/16
          - 172.16.0.0/12
          - 192.168.0.0/16
    - ipBlock:
        cidr: ::/0
        except:
          - fc00::/7
          - fe80::/10
  ports:
    - port: 80
      protocol: TCP
    - port: 443
      protocol: TCP
{{- end }}

{{/* The ports of all addresses that something is downloaded from; https' own when there are none. */}}
{{- define "woocommerce-store.mirrorPorts" -}}
{{- $blueprint := .Values.blueprint }}
{{- $items := concat (list .Values.woocommerce.source $blueprint.theme) $blueprint.plugins $blueprint.languagePacks }}
{{- if .Values.objectCache.enabled }}
{{- $items = append $items .Values.objectCache.plugin }}
{{- end }}
{{- $ports := list }}
{{- range $items }}
{{- with .url }}
{{- $url := urlParse . }}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" }}
{{- $ports = append $ports ($port | default (ternary "443" "80" (eq $url.scheme "https"))) }}
{{- end }}
{{- end }}
{{- $ports | uniq | sortAlpha | join " " | default "443" }}
{{- end }}
