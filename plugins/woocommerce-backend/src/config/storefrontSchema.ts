import { z } from 'zod';
import {
  configName,
  domainTemplate,
  expected,
  filledString,
  flag,
  hostAndPort,
  resourceName,
  wholeNumber,
} from './values';

const gatewaySchema = z.strictObject(
  {
    name: resourceName(),
    namespace: configName().optional(),
    sectionName: resourceName().optional(),
  },
  expected('must be an object'),
);

/** What only an Ingress has: with a Gateway, TLS ends there. */
export const INGRESS_KEYS = [
  'ingressClassName',
  'tlsSecretName',
  'ingressAnnotations',
] as const;

/** Where the storefronts are reached, as it is written. */
export const storefrontSchema = z
  .strictObject(
    {
      domainTemplate: domainTemplate().default('{name}.localtest.me'),
      scheme: z
        .enum(['http', 'https'], 'must be http or https')
        .default('http'),
      port: wholeNumber({ min: 1, max: 65_535 }).optional(),
      route: z
        .enum(['ingress', 'httpRoute'], 'must be ingress or httpRoute')
        .default('ingress'),
      ingressClassName: configName().optional(),
      tlsSecretName: configName().optional(),
      ingressAnnotations: z
        .record(
          filledString(),
          z.string(expected('must be a string')),
          expected('must be an object'),
        )
        .optional(),
      gateways: z
        .array(gatewaySchema, expected('must be a list of Gateways'))
        .default([]),
      routeAddress: hostAndPort().optional(),
      insecureSkipTlsVerify: flag().default(false),
      adminEmail: z
        .email('must be an e-mail address')
        .max(100, 'must have at most 100 characters')
        .default('admin@example.com'),
    },
    expected('must be an object'),
  )
  .superRefine((storefront, context) => {
    const { gateways, route, scheme } = storefront;
    if (storefront.tlsSecretName && scheme !== 'https') {
      context.addIssue({
        code: 'custom',
        path: ['tlsSecretName'],
        message: 'needs the scheme https',
      });
    }
    if (route === 'ingress' && gateways.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['gateways'],
        message: 'needs the route httpRoute',
      });
    }
    if (route === 'httpRoute' && gateways.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['gateways'],
        message: 'must have at least one Gateway with the route httpRoute',
      });
    }
    for (const key of INGRESS_KEYS) {
      if (route === 'httpRoute' && storefront[key] !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'needs the route ingress',
        });
      }
    }
  })
  .transform(({ ingressAnnotations = {}, ...storefront }) => ({
    ...storefront,
    ingressAnnotations,
  }));
