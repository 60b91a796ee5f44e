// IndexedDB: the outbox that is never lost, the working copy that may vanish, a few settings.
const NAME = "finmaskig-field";
const VERSION = 1;
export const OUTBOX = "outbox";
export const COPY = "copy";
export const SETTINGS = "settings";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(OUTBOX, { keyPath: "sequence", autoIncrement: true });
      request.result.createObjectStore(COPY, { keyPath: "id" });
      request.result.createObjectStore(SETTINGS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Run one transaction; the promise settles when it has reached the disk. */
async function transact(names, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
}

/** Add a sealed packet. Only when this has resolved may the page say "Sparat". */
export const addPacket = (packet) =>
  transact([OUTBOX], "readwrite", (t) => t.objectStore(OUTBOX).add(packet));

/** Every packet that waits, oldest first. */
export const waitingPackets = () =>
  transact([OUTBOX], "readonly", (t) => t.objectStore(OUTBOX).getAll());

/** Forget a packet that the server has taken care of. */
export const removePacket = (sequence) =>
  transact([OUTBOX], "readwrite", (t) => t.objectStore(OUTBOX).delete(sequence));

export const readSetting = (key) =>
  transact([SETTINGS], "readonly", (t) => t.objectStore(SETTINGS).get(key));

export const writeSetting = (key, value) =>
  transact([SETTINGS], "readwrite", (t) => t.objectStore(SETTINGS).put(value, key));

export const removeSetting = (key) =>
  transact([SETTINGS], "readwrite", (t) => t.objectStore(SETTINGS).delete(key));

export const putCopy = (row) => transact([COPY], "readwrite", (t) => t.objectStore(COPY).put(row));

export const allCopies = () => transact([COPY], "readonly", (t) => t.objectStore(COPY).getAll());

export const removeCopy = (id) =>
  transact([COPY], "readwrite", (t) => t.objectStore(COPY).delete(id));

/** Empty the working copy and throw away its key. */
export const clearCopies = () =>
  transact([COPY, SETTINGS], "readwrite", (t) => {
    t.objectStore(SETTINGS).delete("copy-key");
    return t.objectStore(COPY).clear();
  });
