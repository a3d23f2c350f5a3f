import type { Map as MapLibre } from "maplibre-gl";
import type { VehicleState } from "../live/stream/events";
import { STATE_COLOURS } from "./colours";

const SIZE = 56;

/** Draws the markers of all states into the map: an arrow for a known heading, a dot without. */
export function addIcons(map: MapLibre): void {
  if (map.hasImage("dot-unknown")) {
    return;
  }
  for (const [state, colour] of Object.entries(STATE_COLOURS) as [VehicleState, string][]) {
    map.addImage(`arrow-${state}`, draw(colour, arrow), { pixelRatio: 2 });
    map.addImage(`dot-${state}`, draw(colour, dot), { pixelRatio: 2 });
  }
}

function draw(colour: string, shape: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext("2d")!;
  pen.translate(SIZE / 2, SIZE / 2);
  pen.beginPath();
  shape(pen);
  pen.closePath();
  pen.lineJoin = "round";
  pen.lineWidth = 6;
  pen.strokeStyle = "#0b1220";
  pen.stroke();
  pen.fillStyle = colour;
  pen.fill();
  return pen.getImageData(0, 0, SIZE, SIZE);
}

function arrow(pen: CanvasRenderingContext2D): void {
  pen.moveTo(0, -21);
  pen.lineTo(15, 19);
  pen.lineTo(0, 11);
  pen.lineTo(-15, 19);
}

function dot(pen: CanvasRenderingContext2D): void {
  pen.arc(0, 0, 11, 0, 2 * Math.PI);
}
