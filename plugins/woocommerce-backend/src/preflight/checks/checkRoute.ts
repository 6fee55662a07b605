import { PreflightCheck } from '../types';
import { checkGateways } from './checkGateways';
import { checkIngressClass } from './checkIngressClass';

/** Whether there is what is to lead to the stores. */
export const checkRoute: PreflightCheck = {
  id: 'route',
  title: 'Ingress class or Gateway',
  run: context =>
    context.config.storefront.route === 'ingress'
      ? checkIngressClass(context)
      : checkGateways(context),
};
