// Loaded on the login page: whoever logged out leaves nothing readable. What waits to be sent stays.
import { clearCopies, removeSetting } from "./store.js";

if ("indexedDB" in globalThis) {
  await clearCopies();
  await removeSetting("shift");
}
