import { startTelemetry } from './telemetry/startTelemetry';

/**
 * To be imported before everything else: whoever asks OpenTelemetry for a meter
 * gets the one that is there at that moment.
 */
export const telemetry = startTelemetry(process.env);
