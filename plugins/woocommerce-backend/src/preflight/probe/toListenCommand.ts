/**
 * The command of a pod with PHP that takes connections. Not PHP's web server:
 * with an OPcache as in WordPress's image, that one writes a lock file, for which a
 * probe's pod has no place.
 */
export function toListenCommand(port: number): string[] {
  const script = [
    `$server = stream_socket_server("tcp://0.0.0.0:${port}", $code, $message);`,
    'if ($server === false) { echo $message; exit(1); }',
    'while (true) { @stream_socket_accept($server); }',
  ].join('\n');
  return ['php', '-r', script];
}
