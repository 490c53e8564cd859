#!/bin/sh
# Renders the application's icons from logo/parley.svg. Needs rsvg-convert (Debian: librsvg2-bin).
set -eu
cd "$(dirname "$0")/../logo"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "parley-$size.png" parley.svg
done
