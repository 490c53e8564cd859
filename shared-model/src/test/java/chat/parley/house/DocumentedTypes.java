package chat.parley.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds public types without a doc comment. doclint can only ask for comments on every member or on none; here a type
 * has to say what it is, and its members speak when they have something to say.
 */
final class DocumentedTypes {

    private DocumentedTypes() {}

    /** The public top-level types under a source folder that say nothing about themselves. */
    static List<String> silentIn(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> javaFiles =
                    walk.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            if (javaFiles.isEmpty()) {
                return List.of();
            }
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(javaFiles));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    if (type instanceof ClassTree declared
                            && declared.getModifiers().getFlags().contains(Modifier.PUBLIC)
                            && docs.getDocComment(TreePath.getPath(unit, declared)) == null) {
                        silent.add(unit.getPackageName() + "." + declared.getSimpleName());
                    }
                }
            }
        }
        return silent;
    }
}
