/** How a draft is asked about: never from memory, and in the body of a request, as an address goes into histories and logs. */
export const privately = { requestPolicy: 'network-only', preferGetMethod: false } as const;
