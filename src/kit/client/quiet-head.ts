// Turbo puts a <style> into <head> as it loads, which the content policy forbids and the browser would report on every
// page. Our own style sheet draws its progress bar, so that one element is kept out; main.ts puts all back at once.
const { head } = document

head.insertBefore = <T extends Node>(node: T, before: Node | null): T =>
  node instanceof HTMLStyleElement ? node : (Node.prototype.insertBefore.call(head, node, before) as T)

export const releaseHead = (): void => {
  Reflect.deleteProperty(head, 'insertBefore')
}
