/**
 * The command of a pod with PHP that tries to connect until it can, or until it
 * can't any more. It ends with 0 when that is so within its time.
 */
export function toConnectCommand(options: {
  /** `host:port`. */
  address: string;
  seconds: number;
  wanted: 'open' | 'shut';
}): string[] {
  const { address, seconds, wanted } = options;
  const script = [
    '[, $address, $seconds, $wanted] = $argv;',
    '$end = time() + (int) $seconds;',
    'do {',
    '  $connection = @stream_socket_client("tcp://$address", $code, $message, 3);',
    '  if (($connection !== false) === ($wanted === "open")) { exit(0); }',
    '  sleep(1);',
    '} while (time() < $end);',
    'echo $connection === false ? $message : "it is open";',
    'exit(1);',
  ].join('\n');
  return ['php', '-r', script, '--', address, String(seconds), wanted];
}
