/**
 * Types, conditions, reasons, permissions and the API client shared by all
 * WooCommerce store plugins.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './changes';
export * from './client';
export * from './conditions';
export * from './entityRef';
export * from './evidence';
export * from './permissions';
export * from './phases';
export * from './reasons';
export * from './sorts';
export * from './storeName';
export * from './types';
