# complete.bash SCRIPT: what the completion in SCRIPT says at some places, as "INDEX WORD: ANSWERS".
source "$1"
cd "$(mktemp -d)" && mkdir models && touch model.ldn model.txt
try() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _ldnc
  echo "$COMP_CWORD ${COMP_WORDS[COMP_CWORD]}:" $(for reply in "${COMPREPLY[@]}"; do [[ -d $reply ]] && echo "$reply/" || echo "$reply"; done)
}
try ldnc --em
try ldnc --emit = g
try ldnc --emit f
try ldnc --precision = f
try ldnc --remat = auto
try ldnc fm
try ldnc fmt --
try ldnc mo
rm -r "$PWD"
