{{/*
Name look-ups. UDP and TCP, because long answers come by TCP; to any address, because a node-local cache isn't a pod.
*/}}
{{- define "platform.networkpolicy.dns" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end }}

{{/* The Kubernetes API: no pod, at an address that isn't known. */}}
{{- define "platform.networkpolicy.apiServer" -}}
- ports:
    {{- range .Values.networkPolicy.apiServer.ports }}
    - port: {{ int . }}
      protocol: TCP
    {{- end }}
  {{- with .Values.networkPolicy.apiServer.to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{- define "platform.networkpolicy.database" -}}
- ports:
    - port: {{ int (.Values.database.port | default .Values.networkPolicy.databasePort) }}
      protocol: TCP
  {{- if .Values.networkPolicy.databaseTo }}
  to:
    {{- toYaml .Values.networkPolicy.databaseTo | nindent 4 }}
  {{- else if and .Values.postgresql.enabled (not .Values.database.host) }}
  to:
    - podSelector:
        matchLabels:
          {{- include "platform.selectorLabels" (dict "root" . "component" "postgresql") | nindent 10 }}
  {{- end }}
{{- end }}

{{/* The internet, without the ranges in which the cluster's own addresses are. */}}
{{- define "platform.networkpolicy.web" -}}
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
