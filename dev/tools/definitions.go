//go:build definitions

// Package tools keeps in go.mod the modules whose CustomResourceDefinitions the chart is checked against. Nothing of
// them is built: script/lib/kubernetes-schemas.mjs reads the definitions from the module cache.
package tools

import (
	_ "github.com/prometheus-operator/prometheus-operator/pkg/versionutil"
	_ "sigs.k8s.io/gateway-api/pkg/consts"
)
