import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A key that nobody guesses: 256 random bits, in letters that an address may hold. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Six random digits for those who read their mail on another device; good for a few tries only. */
export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** What is kept of a secret: its SHA-256 (FIPS 180-4), 32 bytes, with what it belongs to mixed in. */
export function hashOf(secret: string, belongsTo = ''): Buffer {
  return createHash('sha256').update(`${belongsTo}\0${secret}`).digest();
}
