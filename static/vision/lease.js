/* Being in a sentence: come, stay while one is busy there, leave. A lease that runs out by itself, never a lock.
 *
 *   const lease = new Lease(urlToCome, urlToLeave); lease.start(); lease.busy(); lease.stop();
 */
import { csrfToken } from "posting";

const RENEW = 10_000;
const IDLE = 120_000;

export class Lease {
  constructor(come, leave) {
    this.urls = { come, leave };
  }

  start() {
    clearInterval(this.renewing);
    this.busy();
    this.tell(this.urls.come);
    this.renewing = setInterval(() => {
      if (!document.hidden && Math.abs(Date.now() - this.at) < IDLE) this.tell(this.urls.come);
    }, RENEW);
  }

  /* Something was typed or looked at: still here. */
  busy() {
    this.at = Date.now();
  }

  stop() {
    if (!this.renewing) return;
    clearInterval(this.renewing);
    this.renewing = null;
    if (!navigator.sendBeacon?.(this.urls.leave, word())) this.tell(this.urls.leave);
  }

  tell(url) {
    fetch(url, { method: "POST", body: word(), credentials: "same-origin", keepalive: true }).catch(() => undefined);
  }
}

function word() {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", csrfToken());
  return data;
}
