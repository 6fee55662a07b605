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
