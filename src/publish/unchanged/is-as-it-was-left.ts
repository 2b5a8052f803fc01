import type { Environment } from '../../command/environment.ts';
import { findStrays } from '../record/find-strays.ts';
import { openSiteRecord } from '../record/open-site-record.ts';
import { UnusableRecord } from '../record/unusable-record.ts';

/** Whether each file of the site, and those beside the output folder, look as the last build left them. */
export function isAsItWasLeft(environment: Environment): boolean {
  const record = openSiteRecord(environment);
  try {
    return record !== undefined && findStrays(record, environment.outDir).length === 0;
  } catch (error) {
    if (error instanceof UnusableRecord) return false;
    throw error;
  } finally {
    record?.close();
  }
}
