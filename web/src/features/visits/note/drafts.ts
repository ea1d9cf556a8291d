import type { NoteWords } from "../../../api/model.ts";

/** What was typed here and has no answer from the server yet. */
export interface Draft {
  readonly words: NoteWords;
  /** What the server had when the typing began: with it, two people's words can be told apart. */
  readonly base: NoteWords;
  readonly baseVersion: number;
}

export interface Drafts {
  get(visit: string): Promise<Draft | undefined>;
  put(visit: string, draft: Draft): Promise<void>;
  remove(visit: string): Promise<void>;
}

const NAME = "abaton";
const STORE = "note-drafts";

/** Drafts in this browser's own database: they outlive the tab, the line and the server. */
export const browserDrafts: Drafts = {
  get: (visit) => transact("readonly", (store) => store.get(visit) as IDBRequest<Draft | undefined>),
  put: async (visit, draft) => {
    await transact("readwrite", (store) => store.put(draft, visit));
  },
  remove: async (visit) => {
    await transact("readwrite", (store) => store.delete(visit));
  },
};

/** Forget every draft: whoever signs in next on this device must not find them. */
export async function forgetDrafts(): Promise<void> {
  await transact("readwrite", (store) => store.clear());
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      // The browser may close it to make room; the next use opens it again.
      request.result.onclose = () => {
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

async function transact<Value>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open();
  return await new Promise<Value>((resolve, reject) => {
    // Strict: done means on the disk, not on its way there.
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
