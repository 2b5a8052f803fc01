import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MadeRecord } from '../made-record.ts';
import type { FailureReason } from '../picture-failure.ts';
import { ignoreMissing } from './disk-errors.ts';

/** What is known of a web address. */
export interface SourceRecord {
  url: string;
  /** Undefined until a picture was fetched. */
  original?: Original;
  etag?: string | undefined;
  lastModified?: string | undefined;
  /** The last attempt, if it failed and there is no picture from before, or its bytes are damaged. */
  failure?: RememberedFailure;
}

export interface Original {
  /** SHA-256 of its bytes. */
  hash: string;
  /** The ending of its file. */
  format: string;
  /** Bytes. */
  size: number;
}

export interface RememberedFailure {
  reason: FailureReason;
  detail: string;
  /** How often in a row. */
  count: number;
  /** Milliseconds since 1970; no attempt before then. */
  retryAt: number;
}

/** The name of a record, a lock and temporary files, for an address or a hash. */
export function keyOf(name: string): string {
  return hash('sha256', name).slice(0, 32);
}

export function sourceName(url: string): string {
  const key = keyOf(url);
  return `sources/${key.slice(0, 2)}/${key}.json`;
}

export function originalName({ hash: name, format }: Original): string {
  return `originals/${name.slice(0, 2)}/${name}.${format}`;
}

/** Where a store keeps one of its files for pages. */
export function renditionPath(storeDir: string, name: string): string {
  return `${storeDir}/${renditionName(name)}`;
}

export function renditionName(name: string): string {
  return `files/${name.slice(0, 2)}/${name}`;
}

/** A record's JSON, and on a second line a hash of its name and content, so that damage and a stray record are found. */
export function sealRecord(name: string, record: SourceRecord | MadeRecord): string {
  return sealJson(name, JSON.stringify(record));
}

/** Undefined for a record that is missing, damaged or another's. */
export function readRecord<Content>(storeDir: string, name: string): Content | undefined {
  let text: string;
  try {
    text = readFileSync(`${storeDir}/${name}`, 'utf8');
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException);
  }
  const json = text.slice(0, text.indexOf('\n'));
  return text === sealJson(name, json) ? JSON.parse(json) : undefined;
}

function sealJson(name: string, json: string): string {
  return `${json}\n${hash('sha256', `${name}\n${json}`).slice(0, 16)}\n`;
}
