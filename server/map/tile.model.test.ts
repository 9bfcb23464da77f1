import { describe, expect, test } from 'vitest';
import { imageTypeOf, isTileInFrame, parseTileAddress, tileUrl } from './tile.model.ts';

const frame = { west: 13.4698, south: 52.4909, east: 13.5417, north: 52.5147 };

describe('the address of a tile', () => {
  test('is read from three plain numbers', () => {
    expect(parseTileAddress('14', '8807', '5373')).toEqual({ z: 14, x: 8807, y: 5373 });
    expect(parseTileAddress('0', '0', '0')).toEqual({ z: 0, x: 0, y: 0 });
  });

  test.each([
    ['20', '0', '0'],
    ['1', '2', '0'],
    ['1', '0', '2'],
    ['-1', '0', '0'],
    ['14', '8807.5', '5373'],
    ['14', '8807', '5373.png'],
    ['14', '08807', '5373'],
    ['14', '0x10', '5373'],
    ['14', '1e3', '5373'],
    ['14', '..', '5373'],
    ['14', '', '5373'],
    ['14', '٣', '5373'],
  ])('is refused as %s/%s/%s', (z, x, y) => {
    expect(parseTileAddress(z, x, y)).toBeNull();
  });

  test('goes into a template in the order of the template', () => {
    expect(tileUrl('https://tiles.example/{z}/{y}/{x}.png', { z: 1, x: 2, y: 3 })).toBe(
      'https://tiles.example/1/3/2.png',
    );
  });
});

describe('the frame', () => {
  test('lets in its tiles and one more on each side', () => {
    const columns = Array.from({ length: 20 }, (_, index) => 8796 + index);
    expect(columns.filter((x) => isTileInFrame({ z: 14, x, y: 5374 }, frame))).toEqual([
      8804, 8805, 8806, 8807, 8808, 8809,
    ]);
  });

  test('lets in only its own tile where a tile shows a country', () => {
    expect(isTileInFrame({ z: 5, x: 17, y: 10 }, frame)).toBe(true);
    expect(isTileInFrame({ z: 5, x: 18, y: 10 }, frame)).toBe(false);
  });

  test('keeps the rest of the world out', () => {
    expect(isTileInFrame({ z: 14, x: 0, y: 0 }, frame)).toBe(false);
    expect(isTileInFrame({ z: 19, x: 262144, y: 174762 }, frame)).toBe(false);
  });
});

test('an image is known by its first bytes', () => {
  expect(imageTypeOf(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png');
  expect(imageTypeOf(Buffer.from('ffd8ffe000', 'hex'))).toBe('image/jpeg');
  expect(imageTypeOf(Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'))).toBe('image/webp');
  expect(imageTypeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(imageTypeOf(Buffer.alloc(0))).toBeNull();
});
