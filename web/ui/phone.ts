/** `+493023125000` as people in Germany read it: `030 23125000`. Other numbers keep their country code. */
export function formatPhone(phone: string): string {
  const [, area, rest] = /^\+49(30|40|69|89|1[5-7]\d)(\d+)$/.exec(phone) ?? [];
  if (area && rest) return `0${area} ${rest}`;
  return phone.startsWith('+49') ? `0${phone.slice(3)}` : phone;
}

export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`;
