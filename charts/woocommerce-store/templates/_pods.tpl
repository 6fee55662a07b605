{{/* What every pod of the store has in common. Takes {root, uid}. */}}
{{- define "woocommerce-store.podDefaults" -}}
serviceAccountName: {{ include "woocommerce-store.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.global.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .uid }}
  runAsGroup: {{ .uid }}
  fsGroup: {{ .uid }}
  # A volume with many uploads isn't walked through at every start.
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{/* What every container may do: as little as possible. */}}
{{- define "woocommerce-store.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
{{- end }}

{{/* What containers have in common whose last lines may be told as the reason why they ended. */}}
{{- define "woocommerce-store.containerDefaults" -}}
{{ include "woocommerce-store.containerSecurity" . }}
terminationMessagePolicy: FallbackToLogsOnError
{{- end }}

{{/* Where pods may run. Takes a workload's values. */}}
{{- define "woocommerce-store.scheduling" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- end }}
