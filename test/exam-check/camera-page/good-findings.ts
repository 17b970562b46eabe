import type { PageFindings } from '../../../src/exam-check/camera-page/findings.ts';

export const GOOD_FINDINGS: PageFindings = {
  browser: { id: 'chrome', major: 157, screenWidthPixels: 1920, screenHeightPixels: 1080, missing: [] },
  camera: {
    ending: 'measured',
    picture: 'moving',
    widthPixels: 1280,
    heightPixels: 720,
    framesPerSecond: 29.7,
    brightness: 112.4,
  },
  microphone: { ending: 'measured', levelDbfs: -24.5 },
  durationMs: 4210,
};
