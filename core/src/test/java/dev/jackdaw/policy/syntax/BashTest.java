package dev.jackdaw.policy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Commands and their trees, in pairs of lines; `␤` stands for a line break. How trees are written: [TreeText].
final class BashTest {

    private static void reads(String pairs) {
        List<String> lines = pairs.lines().toList();
        var read = new StringBuilder();
        for (int i = 0; i < lines.size(); i += 2)
            read.append(lines.get(i))
                    .append("\n    ")
                    .append(TreeText.of(lines.get(i).replace('␤', '\n')))
                    .append('\n');
        assertEquals(pairs, read.toString());
    }

    @Test
    void quotesEscapesAndContinuationsAreDecoded() {
        reads("""
                ls -l 'a b' "c d" e\\ f
                    ls -l 'a b' 'c d' e' 'f
                echo 'a'"b"c
                    echo 'ab'c
                echo "a\\$b \\x \\"q\\" \\`"
                    echo 'a$b \\x "q" `'
                echo $'a\\tb\\x41\\u00e9\\101\\cA\\'\\q' $'a\\0b'c $'\\xc3\\xa9'
                    echo 'a\tbAéA'\\q' 'a'c 'é'
                echo $"hi $x"
                    echo 'hi '"${x}
                echo '' ""
                    echo '' ''
                ec\\␤ho a\\␤b "c\\␤d" 'e\\␤f'
                    echo ab 'cd' 'e\\␤f'
                a &\\␤& b # c \\␤d
                    (a && b); d
                echo a#b # c; d
                    echo a#b
                echo \\
                    echo '\\'
                """);
    }

    @Test
    void listsAndPipelines() {
        reads("""
                a; b & c␤d
                    a; b &; c; d
                a && b || c && d
                    (((a && b) || c) && d)
                a | b |& c
                    (a | b | c)
                ! a | b
                    (not a | b)
                time -p ! a
                    (not time a)
                a | time b
                    (a | time b)
                !
                    (not)
                """);
    }

    @Test
    void tildesPatternsAndBraces() {
        reads("""
                echo ~ ~/x ~u/x a~ "~" \\~ ~'x' x=~/y:~/z --x=~ {~,a}/b
                    echo ‹~› ‹~›/x ‹~u›/x a~ '~' '~' ~'x' x=‹~›/y:‹~›/z --x=~ ‹‹~›|a›/b
                A=~/x:~u:y cmd
                    A:=‹~›/x:‹~u›:y cmd
                echo *.c a?b [a-z]x [!]x] [x a[ a["b"]c [ ]
                    echo ‹*›.c a‹?›b ‹[a-z]›x ‹[!]x]› [x a[ a‹[›'b']c [ ]
                [ -f a ]
                    [ -f a ]
                ls !(a|$(b)|"c d")*.@(x|y) +(a b)
                    ls ‹!(a|›$(b)‹|›'c d'‹)›‹*›.‹@(x|y)› ‹+(a b)›
                echo {a,b}c {1..3} x{a,{b,c}}{d,} {a} {a {} a{}b {a},b} {x{a},b} {a,{b,c} {},a}
                    echo ‹a|b›c ‹1|2|3› x‹a|‹b|c››‹d|› {a} {a {} a{}b ‹a}|b› ‹x{a}|b› {a,‹b|c› {},a}
                echo {01..3} {5..1..2} {a..c} {1..1000} {A..z} "{a,b}" \\{a,b} {a\\,b} {$x,`y`} {"a,b",c}
                    echo ‹01|02|03› ‹5|3|1› ‹a|b|c› ‹1|1000|…› ‹A|z|…› '{a,b}' '{'a,b} {a','b} ‹${x}|$(y)› ‹'a,b'|c›
                """);
    }

    @Test
    void expansions() {
        reads("""
                echo $a ${b} "$c" $1 $12 $@ "$@" $# $? $$ $! $- $ a$
                    echo ${a} ${b} "${c} ${1} ${1}2 ${@} "${@} ${#} ${?} ${$} ${!} ${-} $ a$
                echo ${x:-$(a)} "${x:+`b`}" ${x/a/$(c)} ${arr[$(d)]} ${!x} ${!x@} ${#x} ${#} ${##} ${x@P} ${x:1:$((2))}
                    echo ${x:-$(a) ← :-$(a)} "${x:+`b` ← ':+'"$(b)} ${x/a/$(c) ← /a/$(c)} ${arr[$(d)] ← [$(d)]} ${x!} ${x!@} ${x#} ${#} ${##} ${x@P} ${x:1:$((2)) ← :1:$((2))}
                echo "${x:-"a b"}" ${x:-'}'} ${x:-\\}} ${x-{} ${x:-<(a)} "${x%'.c'}"
                    echo "${x:-"a b"} ${x:-'}'} ${x:-\\}} ${x-{} ${x:-<(a) ← :-<(a)} "${x%'.c'}
                echo "${x:-'$(a)'}"
                    FAULT a single quote stands where it does not quote: echo "${x:-}
                echo ${} ; ls
                    FAULT `${` names no parameter: echo ${}
                echo ${ a; }
                    FAULT `${ …; }` is a command to newer shells: echo $(a)
                echo $(a | b) "$(c "$(d)")" $( (e) ) $((f); (g))
                    echo $((a | b)) "$(c "$(d)) $((sub e)) $((sub f); (sub g))
                echo `a \\`b\\` \\$c` "`echo \\"d\\"`"
                    echo $(a $(b) ${c}) "$(echo 'd')
                echo $((1 + $(a) * (b - "c"))) $[x[1]+$y]
                    echo $((1 + "$(a) * (b - 'c'))) $((x[1]+"${y}))
                cmp <(a) >(b) c<(d)
                    cmp <(a) >(b) c<(d)
                """);
    }

    @Test
    void redirectionsAndHereDocuments() {
        reads("""
                cat <<E␤a $x `b` $(c␤d) "\\$" \\␤e␤E
                    cat <<'a '"${x}' '"$(b)' '"$(c; d)' "$" e␤'
                cat <<'E' | b␤$x␤E␤c
                    (cat <<'$x␤' | b); c
                cat <<-"E" >f␤\t\ta␤\tE
                    cat <<-'a␤' >f
                cat <<A 3<<B; c␤a␤A␤b␤B
                    cat <<'a␤' 3<<'b␤'; c
                x=$(cat <<E␤a $(b)␤E␤)
                    x:=$(cat <<'a '"$(b)'␤')
                x=$(cat <<\\E␤it's $(b)␤E) y
                    x:=$(cat <<'it's $(b)␤') y
                cat <<E␤a
                    FAULT a here-document has no end: cat <<
                cat <<E\\␤F␤a␤E\\␤F␤b
                    cat <<'a␤'; b
                cat <<< "a b" <<<c
                    cat <<<'a b' <<<c
                a >b 2>>c <d 3<>e >|f &>g &>>h 2>&1 >&- {fd}>i >&j <&0-
                    a >b 2>>c <d 3<>e >|f &>g &>>h 2>&1 >&- {fd}>i >&j <&0-
                a 2>(b) c2>d > >(e)
                    a 2>(b) c2 >d >>(e)
                >a
                    >a
                """);
    }

    @Test
    void assignments() {
        reads("""
                a=1 b+=2 c[3]=4 d=(5 $(e) [k]=v) f g=h
                    a:=1 b:=2 c[3]:=4 d:=(5 $(e) [k]=v) f g=h
                a[$(b)]=$(c)
                    a["$(b)]:=$(c)
                declare -a x=(1 2) y=3 "z=4" $w; export A=1 B
                    x:=(1 2) y:=3 declare -a 'z=4' ${w}; A:=1 export B
                echo a=(b)
                    FAULT `(` stands where no command can begin: echo a=
                x=* y={a,b} z=$(a b)
                    x:=* y:={a,b} z:=$(a b)
                """);
    }

    @Test
    void compoundCommands() {
        reads("""
                { a; b; } >c
                    (group a; b) >c
                ( a; b ) | c
                    ((sub a; b) | c)
                ((a)); ( (b) ); ((c); d)
                    (sum a); (sub (sub b)); (sub (sub c); d)
                if a; then b; elif c; then d; else e; fi 2>f
                    (if a -> b, c -> d, else e) 2>f
                while a; do b; done <c; until d␤do e␤done
                    (loop a -> b) <c; (loop d -> e)
                for x in a *.c $(b); do c $x; done; for x do d; done; for x␤in␤do e; done; for x in a; { f; }
                    (each x in a ‹*›.c $(b) -> c ${x}); (each x -> d); (each x in  -> e); (each x in a -> f)
                for ((i = 0; i < $(n); i++)) do a; done
                    (count i = 0; i < "$(n); i++ -> a)
                select x in a; do b; done
                    (each x in a -> b)
                case $x in a | "b") c ;; (d*) e ;& f) ;;& *) g; esac >h
                    (case ${x}, a 'b' -> c, d‹*› -> e, f -> , ‹*› -> g) >h
                f() { a; }; function g { b; } >c; function h () ( d ); i () [[ e ]]
                    (function f (group a)); (function g (group b) >c); (function h (sub d)); (function i (test e))
                (( x > 1 || (y & $(a)) )) && b
                    ((sum  x > 1 || (y & "$(a)) ) && b)
                [[ -f $x && ( a == b* || ! c < d ) ]] && e
                    ((test -f ${x} && ( a == b‹*› || ! c < d )) && e)
                [[ $x =~ ^(a b|"c")+$ && y ]]
                    (test ${x} =~ ^‹(a b|›'c'‹)›+$ && y)
                [[ a == @(b|c) ]]
                    (test a == ‹@(b|c)›)
                coproc a b; coproc N { c; }
                    (coproc a b); (coproc (group c))
                echo if then { } ! done
                    echo if then { } ! done
                a=1 if b
                    a:=1 if b
                """);
    }

    @Test
    void faultsKeepWhatWasUnderstood() {
        reads("""
                echo 'a
                    FAULT a single quote is not closed: echo ''
                echo "a $(rm -rf /
                    FAULT `)` is missing: echo 'a '"$(rm -rf /)
                echo a)
                    FAULT `)` stands where no command can go on: echo a
                rm -rf /␤echo 'a
                    FAULT a single quote is not closed: rm -rf /; echo ''
                echo $(␤rm -rf /␤
                    FAULT `)` is missing: echo $(rm -rf /)
                if a; then b
                    FAULT `fi` is missing: (if a -> b)
                a )␤b
                    FAULT `)` stands where no command can go on: a; b
                done
                    FAULT `done` stands where no command can go on:\s
                a | | b
                    FAULT a command is missing: (a | )
                a ;; b
                    FAULT `;` stands where no command can go on: a
                { a }
                    FAULT `}` is missing: (group a })
                """);
    }
}
