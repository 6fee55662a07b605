import { STORE_NAME_MAX_LENGTH } from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const HOST =
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;
const HOST_AND_PORT =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*:[1-9]\d{0,4}$/;
const RESOURCE_NAME =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUANTITY = /^(\d+(\.\d+)?|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE]-?\d+)?$/;
const EXACT_VERSION =
  /^\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

/** Says that a value is missing when it is, and what it must be otherwise. */
export function expected(message: string) {
  return {
    error: (issue: { input: unknown }) =>
      issue.input === undefined ? 'is missing' : message,
  };
}

/** Whether a value is a map. */
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that isn't empty. */
export function filledString() {
  return z.string(expected('must be a string')).min(1, 'must not be empty');
}

/** The name of a cluster, chart, plan or blueprint. */
export function configName() {
  return filledString().regex(
    NAME,
    'must be a name of at most 63 lower-case letters, digits and hyphens',
  );
}

/** The name of an object in Kubernetes. */
export function resourceName() {
  return filledString()
    .max(253, 'must have at most 253 characters')
    .regex(
      RESOURCE_NAME,
      'must be a name of lower-case letters, digits, hyphens and dots',
    );
}

/** Where something listens. */
export function hostAndPort() {
  const message = 'must be a host and a port such as traefik.kube-system:80';
  return z
    .string(expected(message))
    .refine(
      value =>
        value.length <= 253 + ':65535'.length &&
        HOST_AND_PORT.test(value) &&
        Number(value.split(':')[1]) <= 65_535,
      message,
    );
}

/** A whole number, also as text, which is what environment variables are. */
export function wholeNumber(options: { min: number; max: number }) {
  const { min, max } = options;
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .union(
      [z.number(), z.string().regex(/^\d{1,9}$/, message)],
      expected(message),
    )
    .transform(Number)
    .pipe(z.number().int(message).min(min, message).max(max, message));
}

/** Yes or no, also as text, which is what environment variables are. */
export function flag() {
  return z
    .union(
      [z.boolean(), z.enum(['true', 'false'])],
      expected('must be true or false'),
    )
    .transform(value => value === true || value === 'true');
}

/** An amount of a resource in Kubernetes' notation. */
export function quantity() {
  const message = 'must be a quantity such as 500m or 2Gi';
  return z
    .union([z.string(), z.number()], expected(message))
    .transform(String)
    .pipe(z.string().regex(QUANTITY, message));
}

/** A version and no range, so that a store gets what was tested. */
export function exactVersion() {
  return z
    .string(expected('must be a string'))
    .regex(EXACT_VERSION, 'must be an exact version such as 1.2.3');
}

/** A host name with a place for the store's name. */
export function domainTemplate() {
  return z
    .string(expected('must be a string'))
    .refine(
      value => value.split('{name}').length === 2,
      'must contain {name} once',
    )
    .refine(
      value => !/(^|\.)(xn--[^.]*|xn-|xn|x)\{name\}/.test(value),
      'must not make host names of other letters (xn--) out of names',
    )
    .refine(value => {
      const longest = 'a'.repeat(STORE_NAME_MAX_LENGTH);
      const host = value.replace('{name}', longest);
      return host.length <= 253 && HOST.test(host);
    }, `must be a host name in lower case that also has room for a name of ${STORE_NAME_MAX_LENGTH} characters`);
}
