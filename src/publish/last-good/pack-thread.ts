import { parentPort, workerData } from 'node:worker_threads';
import { type PackTask, packFiles } from './pack-files.ts';

parentPort?.postMessage(packFiles(workerData as PackTask));
