/**
 * `npm run build | head -1` closes what we write to. The command goes on, and ends with the status that it would have had;
 * what nobody reads is not said. So it is where a log's disk is full.
 */
export function ignoreClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
