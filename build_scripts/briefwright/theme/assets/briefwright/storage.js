/* The four names that Material's bundle expects to find before it runs: where this site's settings are kept in
   the browser, how to read and write them, and a number that stands for a text. Storage may be switched off. */
(() => {
  const base = document.currentScript.dataset.base || "."
  const scope = new URL(base.endsWith("/") ? base : `${base}/`, location)

  window.__md_scope = scope
  window.__md_hash = (text) => {
    let hash = 0
    for (const character of text) hash = ((hash << 5) - hash + character.codePointAt(0)) | 0
    return hash
  }
  window.__md_get = (name, storage, at = scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${at.pathname}.${name}`))
    } catch {
      return null
    }
  }
  window.__md_set = (name, value, storage, at = scope) => {
    try {
      ;(storage ?? localStorage).setItem(`${at.pathname}.${name}`, JSON.stringify(value))
    } catch {
      /* A reader who keeps nothing loses only the choice of colours. */
    }
  }
})()
