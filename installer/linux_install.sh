#!/bin/sh
# Puts Taito planner into the menu of the user who runs this, from the folder where this file lies.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
mkdir -p "$menu"
sed "s|^Exec=taito-planner-gui|Exec=\"$here/taito-planner-gui\"|" "$here/taito-planner.desktop" >"$menu/taito-planner.desktop"
echo "Taito planner on nyt valikossa. / Taito planner is now in the menu."
