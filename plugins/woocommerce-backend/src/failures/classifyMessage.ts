import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * By which of its words an answer is known. Kubernetes has codes for what a
 * client did wrong, and none for who stood in the way; Helm has none at all. The
 * first one that fits wins: causes come before what they cause.
 */
const RULES: readonly (readonly [StoreReason, RegExp])[] = [
  ['QuotaExceeded', /exceeded quota: /],
  ['QuotaNeedsLimits', /failed quota: .{0,253}?: must specify /],
  [
    'LimitRangeViolated',
    /(?:maximum|minimum) [\w./-]{1,63} usage per \w{1,63} is |max limit to request ratio per \w{1,63} is /,
  ],
  ['WebhookUnavailable', /failed calling webhook |failed to call webhook: /],
  [
    'AdmissionRejected',
    /violates PodSecurity |admission webhook "[^"]{1,253}" denied the request|ValidatingAdmissionPolicy '[^']{1,253}' with binding '[^']{1,253}' denied request/,
  ],
  [
    'Forbidden',
    /User "[^"]{1,1024}" cannot [\w*]{1,63} resource|must be logged in to the server|the server has asked for the client to provide credentials/,
  ],
  ['NamespaceStuck', /because it is being terminated/],
  ['NamespaceMissing', /namespaces "[^"]{1,63}" not found/],
  ['ClusterUnreachable', /kubernetes cluster unreachable: /i],
  [
    'ChartInvalid',
    /execution error at \(|parse error at \(|YAML parse error on |template: \S{1,253}:\d{1,9}|values don't meet the specifications of the schema|no matches for kind "|field not declared in schema|unable to detect chart at |repo \S{1,253} not found|path "[^"]{1,1024}" not found|chart "[^"]{1,253}".{0,253} not found|failed to perform "[A-Z]\w{1,63}" on source|invalid_reference/,
  ],
  ['HookFailed', /failed (?:pre|post)-\w{1,63}: .{0,1024}status: Failed/],
  ['AdmissionRejected', / is forbidden: | is invalid: /],
];

/** Says by the words of an answer why something can't be done; undefined when they say nothing. */
export function classifyMessage(message: string): StoreReason | undefined {
  return RULES.find(([, pattern]) => pattern.test(message))?.[0];
}
