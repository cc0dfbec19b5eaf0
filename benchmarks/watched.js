// Watching: when vis-network's canvas is first drawn on, in which frames again, and whether it still looks so.

(patience) => {
  const { prototype } = CanvasRenderingContext2D;
  const { clearRect } = prototype;
  const frame = requestAnimationFrame;
  const frames = new Set();
  let within = false;
  let canvas = null;
  let before = null;
  let tell;

  const first = new Promise((resolve) => (tell = resolve));
  setTimeout(() => tell(null), patience);

  const own = (context) => context.canvas.parentNode?.classList.contains('vis-network');

  const copied = () => {
    const copy = document.createElement('canvas');
    Object.assign(copy, { width: canvas.width, height: canvas.height });
    copy.getContext('2d').drawImage(canvas, 0, 0);
    return copy;
  };

  /** Tell the seconds since navigation began; the frame before this one is on the screen. */
  const shown = () => {
    tell(performance.now() / 1000);
    before = copied();
  };

  window.requestAnimationFrame = (draw) =>
    frame((now) => {
      within = true;
      draw(now);
      within = false;
    });

  // What a script draws is on the screen with the next frame, what a frame draws with that frame.
  for (const name of ['fill', 'stroke', 'fillText']) {
    const plain = prototype[name];
    prototype[name] = function (...given) {
      if (!canvas && own(this)) {
        ({ canvas } = this);
        frame(within ? shown : () => frame(shown));
      }
      return plain.apply(this, given);
    };
  }

  prototype.clearRect = function (...box) {
    if (own(this)) frames.add(document.timeline.currentTime);
    return clearRect.apply(this, box);
  };

  window.watched = { first, frames, still: () => copied().toDataURL() === before.toDataURL() };
}
