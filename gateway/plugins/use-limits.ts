export function useLimits() {
  return [];
}
