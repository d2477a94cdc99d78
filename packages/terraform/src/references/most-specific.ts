import type { AddressPart } from './address.ts';

/** A plan names a resource, and beside it what is taken of the resource: the longer of the two says more. */
export function mostSpecific(all: readonly (readonly AddressPart[])[]): readonly (readonly AddressPart[])[] {
  const texts = all.map((parts) => parts.map((part) => JSON.stringify(part)));
  return all.filter((parts, at) => {
    const isBegun = (other: readonly AddressPart[]) =>
      other.length >= parts.length &&
      parts.every(({ name, index }, place) => {
        const there = other[place];
        return there?.name === name && (index === there.index || (index === null && place > 0));
      });
    return !all.some((other, otherAt) => {
      if (otherAt === at || !isBegun(other)) return false;
      const isSame = texts[otherAt]?.join() === texts[at]?.join();
      return isSame ? otherAt < at : true;
    });
  });
}
