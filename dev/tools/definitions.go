//go:build definitions

// Package tools keeps in go.mod the modules whose CustomResourceDefinitions charts are checked against. Nothing of them
// is built: script/lib/programs.sh copies the definitions.
package tools

import (
	_ "github.com/prometheus-operator/prometheus-operator/pkg/versionutil"
	_ "sigs.k8s.io/gateway-api/pkg/consts"
)
