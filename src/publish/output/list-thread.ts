import { parentPort, workerData } from 'node:worker_threads';
import { listFolder } from './output-listing.ts';

// Run by output-listing.ts in a thread of its own.
parentPort?.postMessage(listFolder(workerData as string));
