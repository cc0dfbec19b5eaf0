// Time: a slider over the days on which something begins or ends, a day to type, and play.

/** The days on which a tie begins, or the day after it ended is the first without it. */
const days = [...new Set(ties.flatMap(({ since, until }) => [since, until]).filter(Boolean))].sort();
const clock = document.getElementById('time');
const slider = document.getElementById('day-slider');
const typed = document.getElementById('day');
const playing = document.getElementById('play');
const anyTime = document.getElementById('any-day');
const STEPS = 150; // of a run, so that long and short histories take about as long
let run = null;

/** Say which place on the slider stands for a day. */
const placeOf = (day) => (day === null ? days.length : Math.max(days.findLastIndex((each) => each <= day), 0));

/** Look at one day, or at all. */
const goTo = (day) => change({ day });

/** Stop playing. */
const pause = () => {
  clearInterval(run);
  run = null;
  playing.textContent = '▶';
  playing.setAttribute('aria-label', 'Play through time');
};

/** Go through the days, from the first when at the end. */
const play = () => {
  const [steps, every] = calm.matches ? [STEPS / 5, 600] : [STEPS, 120];
  const stride = Math.max(1, Math.round(days.length / steps));
  let place = state.day === null || placeOf(state.day) === days.length - 1 ? -stride : placeOf(state.day);
  playing.textContent = '❚❚';
  playing.setAttribute('aria-label', 'Pause');
  run = setInterval(() => {
    place = Math.min(place + stride, days.length - 1);
    goTo(days[place]);
    if (place === days.length - 1) pause();
  }, every);
};

/** Return how many ties have no day, in words. */
const undated = () => {
  const number = ties.filter(({ since, until }) => !since && !until).length;
  return number ? ` ${counted(number, 'tie has', 'ties have')} no day and always show.` : '';
};

clock.hidden = days.length < 2;
slider.max = String(days.length);
typed.min = days[0] || '';
typed.max = days.at(-1) || '';
document.getElementById('time-help').textContent = `The slider steps through the days on which a tie begins or ends, ${days[0]} to ${days.at(-1)}.${undated()}`;
slider.addEventListener('input', () => {
  pause();
  goTo(days[Number(slider.value)] ?? null);
});
typed.addEventListener('change', () => {
  pause();
  goTo(typed.value || null);
});
playing.addEventListener('click', () => (run === null ? play() : pause()));
anyTime.addEventListener('click', () => {
  pause();
  goTo(null);
});
heard(() => {
  slider.value = String(placeOf(state.day));
  slider.setAttribute('aria-valuetext', state.day || 'any day');
  typed.value = state.day || '';
  anyTime.setAttribute('aria-pressed', String(state.day === null));
});
